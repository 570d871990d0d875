using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Traces;

/// <summary>A trace, or a change of one, as decoded.</summary>
internal sealed class TraceDraft : EntityDraft
{
    public string? ThreadId { get; private set; }

    public Trace ToTrace(Guid id, Guid projectId) => new()
    {
        Id = id,
        ProjectId = projectId,
        Name = Name,
        StartTime = StartTime!.Value,
        EndTime = EndTime,
        Input = Input,
        Output = Output,
        Metadata = Metadata,
        Tags = Tags is { Count: > 0 } ? Tags : null,
        ErrorInfo = ErrorInfo,
        ThreadId = string.IsNullOrWhiteSpace(ThreadId) ? null : ThreadId,
        Ttft = Ttft,
        Source = Source ?? EntitySource.Unknown,
        Environment = Environment,
        LastUpdatedAt = LastUpdatedAt,
    };

    public TracePatch ToPatch(Guid? projectId) => new()
    {
        ProjectId = projectId,
        Name = Name,
        EndTime = EndTime,
        Input = Input,
        Output = Output,
        Metadata = Metadata,
        Tags = Tags,
        TagsToAdd = TagsToAdd,
        TagsToRemove = TagsToRemove,
        ErrorInfo = ErrorInfo,
        Ttft = Ttft,
        Source = Source,
        Environment = Environment,
        ThreadId = ThreadId,
    };

    protected override bool TryReadOwn(ref JsonCursor cursor)
    {
        if (!cursor.Is("thread_id"u8))
            return false;
        ThreadId = cursor.ReadText();
        return true;
    }
}
