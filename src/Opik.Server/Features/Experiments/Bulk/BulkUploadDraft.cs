using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Experiments.Bulk;

/// <summary>The body of a bulk upload.</summary>
internal sealed class BulkUploadDraft
{
    public string? ExperimentName { get; private set; }

    public string? DatasetName { get; private set; }

    public Guid? ExperimentId { get; private set; }

    public string? ProjectName { get; private set; }

    public List<BulkRecordDraft>? Items { get; private set; }

    public static BulkUploadDraft Read(ref JsonCursor cursor)
    {
        var draft = new BulkUploadDraft();
        while (cursor.NextMember())
        {
            if (cursor.Is("experiment_name"u8))
                draft.ExperimentName = cursor.ReadText();
            else if (cursor.Is("dataset_name"u8))
                draft.DatasetName = cursor.ReadText();
            else if (cursor.Is("experiment_id"u8))
                draft.ExperimentId = cursor.ReadId();
            else if (cursor.Is("project_name"u8))
                draft.ProjectName = cursor.ReadText();
            else if (cursor.Is("items"u8))
                draft.ReadItems(ref cursor);
            else
                cursor.Skip();
        }

        draft.Validate();
        return draft;
    }

    private void ReadItems(ref JsonCursor cursor)
    {
        if (!cursor.EnterArray())
            return;
        Items = [];
        while (cursor.NextObject())
            Items.Add(BulkRecordDraft.Read(ref cursor));
    }

    private void Validate()
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "experimentName", ExperimentName);
        violations.CheckNotBlank(string.Empty, "datasetName", DatasetName);
        violations.CheckBatch("items", Items?.Count);
        for (var i = 0; i < Items?.Count; i++)
            Items[i].Validate(violations, $"items[{i}].");
        violations.ThrowIfAny();
        foreach (var record in Items!)
            CheckSpans(record);
    }

    // Spans may leave out their trace; what they say must be right.
    private static void CheckSpans(BulkRecordDraft record)
    {
        if (record.Spans.Count > 0 && record.Trace is null)
            throw ApiException.BadRequest("spans need a trace");
        if (record.Spans.Exists(span => span.TraceId is { } trace && trace != record.Trace!.Id))
            throw ApiException.BadRequest("trace_id of a span does not match the trace of its record");
    }
}
