using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.AnnotationQueues;

/// <summary>A queue to create, or what to change of it.</summary>
internal sealed record AnnotationQueueBody(string? Name)
{
    public Guid? Id { get; init; }

    public Guid? ProjectId { get; init; }

    public AnnotationQueueScope? Scope { get; init; }

    public string? Description { get; init; }

    public string? Instructions { get; init; }

    public bool? CommentsEnabled { get; init; }

    public IReadOnlyList<string>? FeedbackDefinitionNames { get; init; }

    public int? AnnotatorsPerItem { get; init; }

    public int? LockTimeoutSeconds { get; init; }

    public QueueAutomation? Automation { get; init; }

    public static AnnotationQueueBody Of(string? name, AnnotationQueueSettings? settings) => new(name)
    {
        Description = settings?.Description,
        Instructions = settings?.Instructions,
        CommentsEnabled = settings?.CommentsEnabled,
        FeedbackDefinitionNames = settings?.FeedbackDefinitionNames,
        AnnotatorsPerItem = settings?.AnnotatorsPerItem,
        LockTimeoutSeconds = settings?.LockTimeoutSeconds,
        Automation = settings?.Automation,
    };
}

/// <summary>A filter: <c>{"field":"scope","operator":"=","value":"trace"}</c>.</summary>
internal sealed record QueueFilter(string Field, string Operator, string Value);

/// <summary>Bodies of annotation queues.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnnotationQueueRecord))]
[JsonSerializable(typeof(PageOf<AnnotationQueueRecord>))]
[JsonSerializable(typeof(AnnotationQueueBody))]
[JsonSerializable(typeof(List<QueueFilter>))]
internal sealed partial class AnnotationQueuesJson : JsonSerializerContext;
