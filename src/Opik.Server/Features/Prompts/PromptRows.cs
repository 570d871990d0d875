using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.RowSelections;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>Prompts as rows of a selection.</summary>
internal sealed class PromptRows(IPrompts prompts) : EntityRows<Prompt>(RowKind.Prompts, "prompts"), ITaggedRows
{
    protected override IReadOnlyList<string> Columns { get; } = ["id", "name", "template_structure", "version_count", "description", "tags", "created_at", "created_by", "last_updated_at", "last_updated_by"];

    public override Task DeleteAsync(Scope scope, RowSelection selection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        prompts.DeleteAsync(scope, ids, cancellationToken);

    public Task TagAsync(Scope scope, IReadOnlyList<Guid> ids, IReadOnlyList<string>? add, IReadOnlyList<string>? remove, CancellationToken cancellationToken) =>
        prompts.TagAsync(scope, ids, add, remove, cancellationToken);

    protected override Task<Page<Prompt>> FindAsync(Scope scope, RowSelection selection, SortClause? sort, ListPart? part, int page, int size, CancellationToken cancellationToken) =>
        prompts.FindAsync(scope, new PromptQuery(selection.ProjectId, selection.Search, selection.FiltersOf(Kind), sort, page, size) { Part = part }, cancellationToken);

    protected override Guid IdOf(Prompt row) => row.Id;

    protected override void Write(Utf8JsonWriter writer, Scope scope, Prompt row) => WriteMembers(writer, PromptView.Of(row));
}
