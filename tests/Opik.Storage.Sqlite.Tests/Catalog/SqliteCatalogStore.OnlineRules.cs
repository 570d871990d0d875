namespace Opik.Storage.Sqlite.Tests.Catalog;

/// <content>Online rules and their logs.</content>
internal sealed partial class SqliteCatalogStore
{
    public override IOnlineRules OnlineRules => _catalog.OnlineRules;

    public override IOnlineRuleLogs OnlineRuleLogs => _catalog.OnlineRuleLogs;

    public override IContentDeletion ContentDeletion => _catalog.ContentDeletion;
}
