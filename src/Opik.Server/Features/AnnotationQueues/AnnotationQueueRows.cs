using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.RowSelections;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Annotation queues as rows of a selection.</summary>
internal sealed class AnnotationQueueRows(IAnnotationQueues queues) : EntityRows<AnnotationQueueView>(RowKind.AnnotationQueues, "annotation-queues")
{
    protected override IReadOnlyList<string> Columns { get; } =
        ["id", "name", "scope", "description", "instructions", "items_count", "feedback_definition_names", "feedback_scores", "reviewers", "created_at", "created_by", "last_updated_at"];

    public override Task DeleteAsync(Scope scope, RowSelection selection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        queues.DeleteAsync(scope, ids, cancellationToken);

    protected override Task<Page<AnnotationQueueView>> FindAsync(
        Scope scope, RowSelection selection, SortClause? sort, ListPart? part, int page, int size, CancellationToken cancellationToken)
    {
        var ofProject = new FilterClause("project_id", FilterFieldType.String, FilterOperator.Equal, null, selection.ProjectId!.Value.ToString("D"));
        var query = new AnnotationQueueQuery { Name = selection.Search, Filters = [.. selection.FiltersOf(Kind), ofProject], Sort = sort, Part = part, Page = page, Size = size };
        return queues.FindAsync(scope, query, cancellationToken);
    }

    protected override Guid IdOf(AnnotationQueueView row) => row.Queue.Id;

    // All are of one project, whose name the file carries.
    protected override void Write(Utf8JsonWriter writer, Scope scope, AnnotationQueueView row) => WriteMembers(writer, AnnotationQueueAnswer.Of(row, null));
}
