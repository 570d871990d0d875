namespace Opik.Storage.Sqlite.Tests.Catalog;

/// <content>Runs of the playground.</content>
internal sealed partial class SqliteCatalogStore
{
    public override IPlaygroundRuns PlaygroundRuns => _catalog.PlaygroundRuns;
}
