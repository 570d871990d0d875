namespace Opik.Storage.Sqlite.Tests.Catalog;

/// <content>What a workspace keeps at hand and spends.</content>
internal sealed partial class SqliteCatalogStore
{
    public override IProjectPins ProjectPins => _catalog.ProjectPins;

    public override IWorkspaceBudgets WorkspaceBudgets => _catalog.WorkspaceBudgets;
}
