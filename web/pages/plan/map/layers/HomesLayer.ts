import type { UpdateParameters } from '@deck.gl/core'
import { ScatterplotLayer } from '@deck.gl/layers'

/** What this layer asks beyond a scatterplot. Colours are 0…255. */
export interface HomesLayerProps {
  /** Only homes of this look are drawn, see homeLooks. */
  look: number
  /** Circle, square or diamond. */
  shape: HomeShape
  fill: readonly [number, number, number]
  edge: readonly [number, number, number]
  /** Width of the edge in CSS px. */
  edgeWidth: number
  /** Place of the bar that parts two settings, −1 = left edge of the map … 1 = right edge; 2 = there is none. */
  splitX: number
}
export type HomeShape = 'circle' | 'square' | 'diamond'
const SHAPES: readonly HomeShape[] = ['circle', 'square', 'diamond']

const block = `\
layout(std140) uniform homesUniforms {
  float look;
  float shape;
  float splitX;
  float edgeWidth;
  vec4 fillColour;
  vec4 edgeColour;
} homes;
`
const homesUniforms = {
  name: 'homes',
  vs: block,
  fs: block,
  source: '',
  uniformTypes: {
    look: 'f32',
    shape: 'f32',
    splitX: 'f32',
    edgeWidth: 'f32',
    fillColour: 'vec4<f32>',
    edgeColour: 'vec4<f32>',
  },
}

/** A home of another look goes out of sight; left and right of the bar the looks of two settings hold. */
const CHOOSE = `
float ownLook = 255.0 * (position.x > homes.splitX * position.w ? instanceLooks.y : instanceLooks.x);
if (abs(ownLook - homes.look) > 0.5) position = vec4(4.0, 4.0, 0.0, 1.0);
`

/** Distances in radii; a pixel is as wide as they change from one to the next. */
const PAINT = `
vec2 uv = abs(geometry.uv);
float pixel = fwidth(geometry.uv.x);
float reach = homes.shape < 0.5 ? length(uv) : homes.shape < 1.5 ? max(uv.x, uv.y) * 1.25 : uv.x + uv.y;
float inside = 1.0 - smoothstep(1.0 - pixel, 1.0, reach);
if (inside <= 0.0) discard;
float edge = smoothstep(1.0 - (homes.edgeWidth + 1.0) * pixel, 1.0 - homes.edgeWidth * pixel, reach);
vec4 painted = mix(homes.fillColour, homes.edgeColour, edge);
color = vec4(painted.rgb, painted.a * inside);
`

/**
 * Homes as dots, squares or diamonds straight from columns: places and sizes are uploaded once, a change of states moves two bytes a
 * home, so that 60,000 are redrawn in a frame.
 */
export class HomesLayer extends ScatterplotLayer<unknown, HomesLayerProps> {
  static override layerName = 'HomesLayer'

  override getShaders() {
    const shaders = super.getShaders()
    return {
      ...shaders,
      modules: [...shaders.modules, homesUniforms],
      inject: {
        'vs:#decl': 'in vec2 instanceLooks;',
        'vs:DECKGL_FILTER_GL_POSITION': CHOOSE,
        'fs:DECKGL_FILTER_COLOR': PAINT,
      },
    }
  }

  override initializeState(): void {
    super.initializeState()
    this.getAttributeManager()?.addInstanced({
      instanceLooks: { size: 2, type: 'unorm8', accessor: 'getLooks', defaultValue: [1, 1] },
    })
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params)
  }

  override draw(options: { uniforms: unknown }): void {
    const { look, shape, splitX, edgeWidth, fill, edge } = this.props
    this.state.model?.shaderInputs.setProps({
      homes: {
        look,
        shape: SHAPES.indexOf(shape),
        splitX,
        edgeWidth,
        fillColour: unit(fill),
        edgeColour: unit(edge),
      },
    })
    super.draw(options as never)
  }
}

const unit = ([red, green, blue]: readonly [number, number, number]): number[] => [
  red / 255,
  green / 255,
  blue / 255,
  1,
]
