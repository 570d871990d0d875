using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>What a call leaves: a trace with one span, and the experiment item that links them to the dataset item.</summary>
internal sealed class RunRows(RunPlan plan, RunUnit unit, JsonObject request, RunOutcome outcome, DateTime begin, DateTime end)
{
    private const string Name = "chat_completion_create";

    public Trace Trace() => new()
    {
        Id = unit.TraceId,
        ProjectId = plan.ProjectId,
        Name = Name,
        StartTime = begin,
        EndTime = end,
        Input = Input(),
        Output = outcome.Answer is null ? null : Json(TraceOutput()),
        Metadata = Json(Metadata()),
        ErrorInfo = Error(),
        Source = Source,
    };

    public Span Span() => new()
    {
        Id = unit.SpanId,
        ProjectId = plan.ProjectId,
        TraceId = unit.TraceId,
        Name = Name,
        Type = SpanType.Llm,
        StartTime = begin,
        EndTime = end,
        Input = Input(),
        Output = outcome.Answer is { } answer ? Json(new JsonObject { ["choices"] = answer.Body["choices"]?.DeepClone() }) : null,
        Metadata = Json(Settings()),
        Model = outcome.Answer?.Model ?? unit.Variant.Model,
        Provider = outcome.Answer?.Provider.SpanName(),
        Usage = outcome.Answer?.Usage,
        ErrorInfo = Error(),
        Ttft = outcome.Answer?.FirstPiece?.TotalMilliseconds,
        Source = Source,
    };

    public ExperimentItem Item() => new()
    {
        Id = unit.ExperimentItemId,
        ExperimentId = unit.Variant.ExperimentId,
        DatasetItemId = unit.Item.Id,
        TraceId = unit.TraceId,
        ProjectId = plan.ProjectId,
        ExecutionPolicy = plan.IsSuite ? unit.Item.ExecutionPolicy : null,
    };

    // Online rules look at the source, and at selected_rule_ids; they leave the playground's traces alone.
    private EntitySource Source => plan.DatasetId is null ? EntitySource.Playground : EntitySource.Experiment;

    private JsonText Input() => Json(new JsonObject { ["messages"] = request["messages"]?.DeepClone() });

    private JsonObject TraceOutput()
    {
        var output = new JsonObject { ["output"] = outcome.Answer!.Text };
        if (outcome.Answer.Message?["tool_calls"] is { } calls)
            output["tool_calls"] = calls.DeepClone();
        return output;
    }

    private JsonObject Metadata()
    {
        var metadata = Settings();
        if (plan.DatasetId is not { } dataset)
            return metadata;
        metadata["experiment_id"] = unit.Variant.ExperimentId.ToString();
        metadata["dataset_id"] = dataset.ToString();
        metadata["dataset_item_id"] = unit.Item.Id.ToString();
        if (plan.RuleIds is { } rules)
            metadata["selected_rule_ids"] = new JsonArray([.. rules.Select(rule => JsonValue.Create(rule.ToString()))]);
        return metadata;
    }

    // Everything of the request but its messages: model, temperature and so on.
    private JsonObject Settings() => new(request.Where(member => member.Key != "messages").Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private ErrorInfo? Error() => outcome.Refusal is { } refusal ? new ErrorInfo(nameof(ChatException), refusal.Message, $"{nameof(ChatException)}: {refusal.Status}") : null;

    private static JsonText Json(JsonObject value) => JsonText.Parse(value.ToJsonString(WireJson.Options));
}
