using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Turns spans and their patches into rows: compression, previews, usage and cost, on the caller's thread.</summary>
internal static class SpanEncoder
{
    /// <summary>A span as it is created; <paramref name="now"/> is its version when the client gave none.</summary>
    public static SpanRow Encode(Span span, ISpanCost? cost, long now)
    {
        var payload = RowEncoder.Normalise(span.Input, span.Output, span.Metadata, span.ErrorInfo);
        var version = span.LastUpdatedAt is { } time ? SqliteTime.ToMicroseconds(time) : now;
        var model = RowEncoder.Text(span.Model);
        var provider = RowEncoder.Text(span.Provider);
        return new SpanRow
        {
            Id = span.Id,
            ProjectId = span.ProjectId,
            Trace = span.TraceId,
            Parent = span.ParentSpanId,
            NameText = RowEncoder.Text(span.Name),
            Type = span.Type,
            ModelText = model,
            ProviderText = provider,
            StartTime = SqliteTime.ToMicroseconds(span.StartTime),
            EndTime = span.EndTime is { } end ? SqliteTime.ToMicroseconds(end) : null,
            Ttft = span.Ttft,
            Cost = Rounded(span.CostIsManual ? span.TotalEstimatedCost : cost?.Estimate(model, provider, span.Usage, payload.Metadata) ?? span.TotalEstimatedCost),
            Usage = UsageMap.Of(span.Usage),
            Source = span.Source,
            EnvironmentText = RowEncoder.Text(span.Environment),
            Flags = RowEncoder.Flags(payload, span.EndTime) | (span.CostIsManual ? RowFlags.ManualCost : RowFlags.None),
            Tags = TagSet.Of(span.Tags),
            ErrorType = RowEncoder.ErrorColumn(span.ErrorInfo?.ExceptionType),
            ErrorMessage = RowEncoder.ErrorColumn(span.ErrorInfo?.Message),
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
    public static SpanRow Encode(Guid id, SpanPatch patch, long now, bool mergeTags = false)
    {
        var payload = RowEncoder.Normalise(patch.Input, patch.Output, patch.Metadata, patch.ErrorInfo);
        var name = RowEncoder.Text(patch.Name);
        var model = RowEncoder.Text(patch.Model);
        var provider = RowEncoder.Text(patch.Provider);
        var environment = RowEncoder.Text(patch.Environment);
        var usage = UsageMap.Of(patch.Usage);
        var patched = RowEncoder.Patched(name, patch.EndTime, payload, patch.Ttft, patch.Source, environment)
            | RowEncoder.PatchedTags(patch.Tags, patch.TagsToAdd, patch.TagsToRemove, mergeTags)
            | (patch.Type is null ? RowFields.None : RowFields.Type)
            | (model is null ? RowFields.None : RowFields.Model)
            | (provider is null ? RowFields.None : RowFields.Provider)
            | (patch.Usage is null ? RowFields.None : RowFields.Usage)
            | (patch.TotalEstimatedCost is null ? RowFields.None : RowFields.Cost);
        return new SpanRow
        {
            Id = id,
            ProjectId = patch.ProjectId,
            Trace = patch.TraceId.GetValueOrDefault(),
            Parent = patch.ParentSpanId,
            NameText = name,
            Type = patch.Type.GetValueOrDefault(),
            ModelText = model,
            ProviderText = provider,
            EndTime = patch.EndTime is { } end ? SqliteTime.ToMicroseconds(end) : null,
            Ttft = patch.Ttft,
            Cost = Rounded(patch.TotalEstimatedCost),
            Usage = usage,
            Source = patch.Source.GetValueOrDefault(),
            EnvironmentText = environment,
            Flags = RowFlags.Partial | EntityRow.FlagsOf(payload.Parts) | (patch.TotalEstimatedCost is null ? RowFlags.None : RowFlags.ManualCost),
            Patched = patched,
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

    /// <summary>USD with the 12 decimals that are kept, so that sums come back to 0 when their parts are taken away.</summary>
    public static double? Rounded(decimal? cost) => cost is { } usd ? (double)Math.Round(usd, 12) : null;
}
