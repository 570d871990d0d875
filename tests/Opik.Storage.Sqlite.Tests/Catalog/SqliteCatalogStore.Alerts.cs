namespace Opik.Storage.Sqlite.Tests.Catalog;

/// <content>Alerts.</content>
internal sealed partial class SqliteCatalogStore
{
    public override IAlerts Alerts => _catalog.Alerts;

    public override IAlertBuckets AlertBuckets => _catalog.AlertBuckets;

    public override IAlertFirings AlertFirings => _catalog.AlertFirings;

    public override IAlertIntents AlertIntents => _catalog.AlertIntents;
}
