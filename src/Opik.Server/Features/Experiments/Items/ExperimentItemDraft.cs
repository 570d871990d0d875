using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Experiments.Items;

/// <summary>An experiment item as decoded.</summary>
internal sealed class ExperimentItemDraft
{
    public Guid? Id { get; private set; }

    public Guid? ExperimentId { get; private set; }

    public Guid? DatasetItemId { get; private set; }

    public Guid? TraceId { get; private set; }

    public string? ProjectName { get; private set; }

    public JsonText? ExecutionPolicy { get; private set; }

    /// <summary>Body <c>{"experiment_items":[…]}</c>.</summary>
    public static List<ExperimentItemDraft> ReadBatch(ref JsonCursor cursor) =>
        BatchReading.ReadBatch(ref cursor, "experiment_items"u8, "experimentItems", Read, static (draft, violations, path) => draft.Validate(violations, path));

    private static ExperimentItemDraft Read(ref JsonCursor cursor)
    {
        var draft = new ExperimentItemDraft();
        while (cursor.NextMember())
        {
            if (cursor.Is("id"u8))
                draft.Id = cursor.ReadId();
            else if (cursor.Is("experiment_id"u8))
                draft.ExperimentId = cursor.ReadId();
            else if (cursor.Is("dataset_item_id"u8))
                draft.DatasetItemId = cursor.ReadId();
            else if (cursor.Is("trace_id"u8))
                draft.TraceId = cursor.ReadId();
            else if (cursor.Is("project_name"u8))
                draft.ProjectName = cursor.ReadRepeatedText();
            else if (cursor.Is("execution_policy"u8))
                draft.ExecutionPolicy = cursor.ReadJson();
            else
                cursor.Skip();
        }

        return draft;
    }

    private void Validate(Violations violations, string path)
    {
        violations.CheckNotNull(path, "experimentId", ExperimentId);
        violations.CheckNotNull(path, "datasetItemId", DatasetItemId);
        violations.CheckNotNull(path, "traceId", TraceId);
        PolicyCheck.Add(violations, path, ExecutionPolicy);
    }
}
