using Opik.Storage;

namespace Opik.Server.Features.Playground.Answers;

/// <summary>A run on the wire.</summary>
internal sealed record PlaygroundRunAnswer(
    Guid Id, Guid ProjectId, PlaygroundRunState State, string? Error, DateTime CreatedAt, string? CreatedBy, DateTime? EndedAt,
    Guid? DatasetId, string? DatasetName, string? DatasetVersion, string? DatasetVersionHash, string? Filters, IReadOnlyDictionary<string, string>? Mapping, IReadOnlyList<Guid>? RuleIds,
    long Rows, long AvailableRows, long Cells, long Done, long Failed, double? Cost, int Concurrency, int? CallsPerMinute, IReadOnlyList<PlaygroundVariantAnswer> Variants)
{
    public static PlaygroundRunAnswer Of(PlaygroundRun run, IReadOnlyList<PlaygroundTotals> totals, IReadOnlyDictionary<Guid, ExperimentView> experiments)
    {
        var plan = PlaygroundRequests.PlanOf(run);
        var variants = plan.Run.Variants.Select((variant, index) => PlaygroundVariantAnswer.Of(
            plan.Variants[index], variant, run.DatasetId is not null, totals.FirstOrDefault(sum => sum.Variant == index), experiments.GetValueOrDefault(variant.ExperimentId)?.Totals)).ToList();
        return new PlaygroundRunAnswer(
            run.Id, run.ProjectId, run.State, run.Error, run.CreatedAt, run.CreatedBy, run.EndedAt,
            run.DatasetId, plan.Dataset, plan.Version, plan.Run.VersionHash, plan.Run.Filters, plan.Run.Mapping, plan.Run.RuleIds,
            run.Rows, plan.Available, run.Rows * run.Variants, totals.Sum(static sum => sum.Done), totals.Sum(static sum => sum.Failed),
            totals.Any(static sum => sum.Cost is not null) ? totals.Sum(static sum => sum.Cost ?? 0) : null, plan.Concurrency, plan.CallsPerMinute, variants);
    }
}
