using Opik.Storage;

namespace Opik.Server.Features.EntitySearch;

/// <summary>A found entity on the wire.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="ProjectId">Its project.</param>
/// <param name="ProjectName">Name of that.</param>
/// <param name="Path">Where it opens: path and query behind the workspace.</param>
internal sealed record FoundView(string Kind, Guid Id, string? Name, Guid? ProjectId, string? ProjectName, string Path)
{
    public static FoundView Of(FoundEntity entity, string? project) =>
        new(KindName(entity.Kind), entity.Id, entity.Name, entity.ProjectId, project, PathOf(entity));

    private static string KindName(EntityKind kind) => kind switch
    {
        EntityKind.TestSuite => "test_suite",
        EntityKind.PromptVersion => "prompt_version",
        EntityKind.AnnotationQueue => "annotation_queue",
        EntityKind.FeedbackDefinition => "feedback_definition",
        _ => kind.ToString().ToLowerInvariant(),
    };

    // The addresses of the original, so that a link also works there.
    private static string PathOf(FoundEntity entity)
    {
        var (id, parent) = (entity.Id, entity.ParentId);
        var root = entity.ProjectId is { } project ? $"projects/{project}/" : "";
        return entity.Kind switch
        {
            EntityKind.Project => $"projects/{id}/logs",
            EntityKind.Trace => $"{root}logs?logsType=traces&trace={id}",
            EntityKind.Span => $"{root}logs?logsType=spans&trace={parent}&span={id}",
            EntityKind.Thread => $"{root}logs?logsType=threads&thread={Uri.EscapeDataString(entity.Name!)}",
            EntityKind.Dataset => $"{root}datasets/{id}/items",
            EntityKind.TestSuite => $"{root}test-suites/{id}/items",
            EntityKind.Experiment => $"{root}experiments/{parent}/compare?experiments={Uri.EscapeDataString($"[\"{id}\"]")}",
            EntityKind.Prompt => $"{root}prompts/{id}",
            EntityKind.PromptVersion => $"{root}prompts/{parent}?activeVersionId={id}",
            EntityKind.AnnotationQueue => $"{root}annotation-queues/{id}",
            EntityKind.Optimization => $"{root}optimizations/{id}",
            EntityKind.Dashboard => $"{root}dashboards/{id}",
            EntityKind.Rule => $"{root}online-evaluation?editRule={id}",
            EntityKind.Alert => $"{root}alerts/{id}",
            EntityKind.FeedbackDefinition => "configuration?tab=feedback-definitions",
            EntityKind.Environment => "configuration?tab=environments",
            _ => throw new ArgumentOutOfRangeException(nameof(entity), entity.Kind, "has no page"),
        };
    }
}
