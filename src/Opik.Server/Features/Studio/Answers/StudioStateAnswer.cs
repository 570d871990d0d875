using Opik.Server.Features.Studio.Running;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Answers;

/// <summary>Where a run stands. Costs are USD.</summary>
internal sealed record StudioStateAnswer(
    StudioRunState State, int TrialsDone, int TrialsPlanned, StudioCurrentAnswer? Current, double Spent, double? Limit, long ModelCalls, DateTime? StartedAt, DateTime? FinishedAt, string? StoppedBy, string? Error)
{
    public static StudioStateAnswer Of(StudioRun run, StudioCurrent? current) => new(
        run.State, run.Trials, run.TrialLimit, current is null ? null : StudioCurrentAnswer.Of(current), run.Spent, run.CostLimit, run.Calls, run.StartedAt, run.FinishedAt, run.StoppedBy, run.Error);
}
