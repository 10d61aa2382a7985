import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { I18nextProvider } from 'react-i18next'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { ClockContext, secondClock } from '../data/now.ts'
import { queryClient } from '../data/queryClient.ts'
import { serverNow } from '../data/serverClock.ts'
import { CommandPage } from '../pages/command/CommandPage.tsx'
import { NotFoundPage } from '../pages/NotFoundPage.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { createText } from '../text/index.ts'
import { storedLanguage } from './preferences.ts'
import { SessionGate } from './SessionGate.tsx'
import { Shell } from './Shell.tsx'

const SignInPage = lazy(() => import('../pages/sign-in/SignInPage.tsx'))
const DeskPage = lazy(() => import('../pages/desk/DeskPage.tsx'))
const HazardPage = lazy(() => import('../pages/hazard/HazardPage.tsx'))
const AdminPage = lazy(() => import('../pages/admin/AdminPage.tsx'))
const LedgerPage = lazy(() => import('../pages/ledger/LedgerPage.tsx'))
const ResponsePage = lazy(() => import('../pages/response/ResponsePage.tsx'))
const PlanPage = lazy(() => import('../pages/plan/PlanPage.tsx'))
const CoverageReportPage = lazy(() => import('../pages/coverage-report/CoverageReportPage.tsx'))
const ReachPage = lazy(() => import('../pages/plan/reach/ReachPage.tsx'))
const TeamsPage = lazy(() => import('../pages/teams/TeamsPage.tsx'))
const WallPage = lazy(() => import('../pages/wall/WallPage.tsx'))
const PlaybackPage = lazy(() => import('../pages/playback/PlaybackPage.tsx'))
const ProofPage = lazy(() => import('../pages/proof/ProofPage.tsx'))
const ListPage = lazy(() => import('../pages/list/ListPage.tsx'))

const router = createBrowserRouter([
  {
    path: 'sign-in',
    element: (
      <Suspense>
        <SignInPage />
      </Suspense>
    ),
  },
  {
    path: 'wall',
    element: (
      <Suspense>
        <WallPage />
      </Suspense>
    ),
  },
  {
    element: (
      <SessionGate>
        <Shell />
      </SessionGate>
    ),
    children: [
      { index: true, element: <CommandPage /> },
      {
        path: 'desk/:tab?/:caseId?',
        element: (
          <Suspense fallback={<Skeleton rows={9} />}>
            <DeskPage />
          </Suspense>
        ),
      },
      {
        path: 'hazards/:id',
        element: (
          <Suspense fallback={<Skeleton rows={9} />}>
            <HazardPage />
          </Suspense>
        ),
      },
      {
        path: 'list',
        element: (
          <Suspense fallback={<Skeleton rows={8} />}>
            <ListPage />
          </Suspense>
        ),
      },
      {
        path: 'teams',
        element: (
          <Suspense fallback={<Skeleton rows={12} />}>
            <TeamsPage />
          </Suspense>
        ),
      },
      {
        path: 'teams/proof',
        element: (
          <Suspense fallback={<Skeleton rows={12} />}>
            <ProofPage />
          </Suspense>
        ),
      },
      {
        path: 'playback',
        element: (
          <Suspense fallback={<Skeleton rows={12} />}>
            <PlaybackPage />
          </Suspense>
        ),
      },
      {
        path: 'plan',
        element: (
          <Suspense fallback={<Skeleton rows={12} />}>
            <PlanPage />
          </Suspense>
        ),
      },
      {
        path: 'plan/report',
        element: (
          <Suspense fallback={<Skeleton rows={12} />}>
            <CoverageReportPage />
          </Suspense>
        ),
      },
      {
        path: 'plan/reach',
        element: (
          <Suspense fallback={<Skeleton rows={12} />}>
            <ReachPage />
          </Suspense>
        ),
      },
      {
        path: 'ledger',
        element: (
          <Suspense fallback={<Skeleton rows={12} />}>
            <LedgerPage />
          </Suspense>
        ),
      },
      {
        path: 'response',
        element: (
          <Suspense fallback={<Skeleton rows={12} />}>
            <ResponsePage />
          </Suspense>
        ),
      },
      {
        path: 'admin/:section?',
        element: (
          <Suspense fallback={<Skeleton rows={8} />}>
            <AdminPage />
          </Suspense>
        ),
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
])

const clock = secondClock(serverNow)
const text = createText(storedLanguage())

/** Everything above the pages; the router's Shell holds the one map. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <I18nextProvider i18n={text}>
        <ClockContext value={clock}>
          <RouterProvider router={router} />
        </ClockContext>
      </I18nextProvider>
    </QueryClientProvider>
  )
}
