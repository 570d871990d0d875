using Opik.Storage;

namespace Opik.Server.Features.Environments.Gates;

/// <summary>A run of a suite.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Name">Its name.</param>
/// <param name="SuiteVersion">Version of the suite; null: it is gone.</param>
/// <param name="At">When it was begun.</param>
/// <param name="PassRate">Share of items that passed; null: nothing was asserted yet.</param>
/// <param name="Items">Items that it ran.</param>
/// <param name="SuiteItems">Items of that version of the suite; null: unknown.</param>
internal sealed record SuiteRun(Guid ExperimentId, string Name, string? SuiteVersion, DateTime At, double? PassRate, long Items, long? SuiteItems)
{
    /// <summary>Whether it ran every item: a part of a suite says nothing about the rest.</summary>
    public bool IsWhole() => SuiteItems is not { } all || Items >= all;

    public static SuiteRun Of(ExperimentView view, long? suiteItems) => new(
        view.Experiment.Id, view.Experiment.Name, view.Experiment.DatasetVersion?.Name, view.Experiment.CreatedAt, view.Totals.PassRate, view.Totals.DatasetItemCount, suiteItems);
}
