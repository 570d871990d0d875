using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.RowSelections;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Rules;

/// <summary>Online rules as rows of a selection.</summary>
internal sealed class RuleRows(IOnlineRules rules) : EntityRows<OnlineRule>(RowKind.Rules, "automations"), ISwitchedRows
{
    protected override IReadOnlyList<string> Columns { get; } = ["id", "name", "enabled", "type", "sampling_rate", "trigger_scope", "filters", "code", "created_at", "created_by", "last_updated_at"];

    public override Task DeleteAsync(Scope scope, RowSelection selection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        rules.DeleteAsync(scope, ids, selection.ProjectId, cancellationToken);

    public async Task SwitchAsync(Scope scope, IReadOnlyList<Guid> ids, bool on, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            try
            {
                await rules.UpdateAsync(scope, id, new OnlineRulePatch { IsEnabled = on }, cancellationToken);
            }
            catch (EntityNotFoundException)
            {
                // Somebody has deleted it meanwhile.
            }
        }
    }

    protected override Task<Page<OnlineRule>> FindAsync(Scope scope, RowSelection selection, SortClause? sort, ListPart? part, int page, int size, CancellationToken cancellationToken) =>
        rules.FindAsync(scope, new OnlineRuleQuery(selection.ProjectId, null, selection.Search, selection.FiltersOf(Kind), sort, page, size) { Part = part }, cancellationToken);

    protected override Guid IdOf(OnlineRule row) => row.Id;

    protected override void Write(Utf8JsonWriter writer, Scope scope, OnlineRule row) => WriteMembers(writer, RuleView.Of(row));
}
