namespace Opik.Storage.Sqlite.Tests.Catalog;

/// <content>The Optimization Studio.</content>
internal sealed partial class SqliteCatalogStore
{
    public override IStudioRuns StudioRuns => _catalog.StudioRuns;

    public override ITrialExplanations TrialExplanations => _catalog.TrialExplanations;
}
