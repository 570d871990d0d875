using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Turns traces and their patches into rows: compression and previews, on the caller's thread.</summary>
internal static class TraceEncoder
{
    /// <summary>A trace as it is created; <paramref name="now"/> is its version when the client gave none.</summary>
    public static TraceRow Encode(Trace trace, long now)
    {
        var payload = RowEncoder.Normalise(trace.Input, trace.Output, trace.Metadata, trace.ErrorInfo);
        var version = trace.LastUpdatedAt is { } time ? SqliteTime.ToMicroseconds(time) : now;
        return new TraceRow
        {
            Id = trace.Id,
            ProjectId = trace.ProjectId,
            NameText = RowEncoder.Text(trace.Name),
            Thread = RowEncoder.Text(trace.ThreadId),
            StartTime = SqliteTime.ToMicroseconds(trace.StartTime),
            EndTime = trace.EndTime is { } end ? SqliteTime.ToMicroseconds(end) : null,
            Ttft = trace.Ttft,
            Source = trace.Source,
            EnvironmentText = RowEncoder.Text(trace.Environment),
            Flags = RowEncoder.Flags(payload, trace.EndTime) | (trace.VisibilityMode == VisibilityMode.Hidden ? RowFlags.Hidden : RowFlags.None),
            Tags = TagSet.Of(trace.Tags),
            ErrorType = RowEncoder.ErrorColumn(trace.ErrorInfo?.ExceptionType),
            ErrorMessage = RowEncoder.ErrorColumn(trace.ErrorInfo?.Message),
            InputPreview = PayloadPreview.OfInput(payload.Input),
            OutputPreview = PayloadPreview.OfOutput(payload.Output),
            Payload = PayloadCodec.Encode(payload),
            Signature = RowEncoder.Signature(payload),
            Version = version,
            LastUpdatedAt = version,
            CreatedAt = now,
        };
    }

    /// <summary>A patch as a row that holds what it sets; <see cref="EntityRow.Patched"/> says which fields those are.</summary>
    public static TraceRow Encode(Guid id, TracePatch patch, long now, bool mergeTags = false)
    {
        var payload = RowEncoder.Normalise(patch.Input, patch.Output, patch.Metadata, patch.ErrorInfo);
        var name = RowEncoder.Text(patch.Name);
        var thread = RowEncoder.Text(patch.ThreadId);
        var environment = RowEncoder.Text(patch.Environment);
        return new TraceRow
        {
            Id = id,
            ProjectId = patch.ProjectId,
            NameText = name,
            Thread = thread,
            EndTime = patch.EndTime is { } end ? SqliteTime.ToMicroseconds(end) : null,
            Ttft = patch.Ttft,
            Source = patch.Source.GetValueOrDefault(),
            EnvironmentText = environment,
            Flags = RowFlags.Partial | EntityRow.FlagsOf(payload.Parts),
            Patched = RowEncoder.Patched(name, patch.EndTime, payload, patch.Ttft, patch.Source, environment)
                | RowEncoder.PatchedTags(patch.Tags, patch.TagsToAdd, patch.TagsToRemove, mergeTags)
                | (thread is null ? RowFields.None : RowFields.Thread),
            Tags = RowEncoder.Tags(patch.Tags, patch.TagsToAdd, patch.TagsToRemove),
            ErrorType = RowEncoder.ErrorColumn(patch.ErrorInfo?.ExceptionType),
            ErrorMessage = RowEncoder.ErrorColumn(patch.ErrorInfo?.Message),
            InputPreview = PayloadPreview.OfInput(payload.Input),
            OutputPreview = PayloadPreview.OfOutput(payload.Output),
            Payload = PayloadCodec.Encode(payload),
            Signature = RowEncoder.Signature(payload),
            LastUpdatedAt = now,
            CreatedAt = now,
        };
    }
}
