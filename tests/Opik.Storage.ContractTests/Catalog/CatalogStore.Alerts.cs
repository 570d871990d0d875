namespace Opik.Storage.ContractTests.Catalog;

/// <content>Alerts.</content>
public abstract partial class CatalogStore
{
    public abstract IAlerts Alerts { get; }

    public abstract IAlertBuckets AlertBuckets { get; }

    public abstract IAlertFirings AlertFirings { get; }

    public abstract IAlertIntents AlertIntents { get; }
}
