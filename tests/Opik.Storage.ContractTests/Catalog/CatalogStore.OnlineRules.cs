namespace Opik.Storage.ContractTests.Catalog;

/// <content>Online rules and their logs.</content>
public abstract partial class CatalogStore
{
    public abstract IOnlineRules OnlineRules { get; }

    public abstract IOnlineRuleLogs OnlineRuleLogs { get; }

    public abstract IContentDeletion ContentDeletion { get; }
}
