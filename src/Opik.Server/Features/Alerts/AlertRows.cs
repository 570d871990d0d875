using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.RowSelections;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Storage;

namespace Opik.Server.Features.Alerts;

/// <summary>Alerts as rows of a selection; the search is in their names.</summary>
internal sealed class AlertRows(IAlerts alerts, AlertSecrets secrets) : EntityRows<Alert>(RowKind.Alerts, AlertsFeature.List), ISwitchedRows
{
    protected override IReadOnlyList<string> Columns { get; } = ["id", "name", "enabled", "alert_type", "webhook.url", "triggers", "created_at", "created_by", "last_updated_at"];

    public override Task DeleteAsync(Scope scope, RowSelection selection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        alerts.DeleteAsync(scope, ids, cancellationToken);

    public async Task SwitchAsync(Scope scope, IReadOnlyList<Guid> ids, bool on, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            try
            {
                await alerts.ReplaceAsync(scope, id, alert => alert with { IsEnabled = on }, cancellationToken);
            }
            catch (EntityNotFoundException)
            {
                // Somebody has deleted it meanwhile.
            }
        }
    }

    protected override Task<Page<Alert>> FindAsync(Scope scope, RowSelection selection, SortClause? sort, ListPart? part, int page, int size, CancellationToken cancellationToken)
    {
        var filters = selection.FiltersOf(Kind);
        if (!string.IsNullOrWhiteSpace(selection.Search))
            filters = [.. filters, new FilterClause("name", FilterFieldType.String, FilterOperator.Contains, null, selection.Search)];
        return alerts.FindAsync(scope, new AlertQuery(selection.ProjectId, filters, sort, page, size) { Part = part }, cancellationToken);
    }

    protected override Guid IdOf(Alert row) => row.Id;

    protected override void Write(Utf8JsonWriter writer, Scope scope, Alert row) => WriteMembers(writer, AlertView.Of(row, secrets, scope));
}
