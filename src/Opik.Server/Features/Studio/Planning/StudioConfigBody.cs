using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Studio.Planning;

/// <summary>
/// Configuration of a run on the server. What is stored is the client's text, with members that we do not know;
/// <see cref="Limits"/>, <see cref="ReasoningModel"/> and <see cref="DatasetVersion"/> (a hash or a tag) are extensions.
/// </summary>
[RequiredMembers(nameof(DatasetName), nameof(Prompt), nameof(LlmModel), nameof(Evaluation), nameof(Optimizer))]
internal sealed record StudioConfigBody(
    string? DatasetName,
    StudioConfigBody.PromptPart? Prompt,
    StudioConfigBody.ModelPart? LlmModel,
    StudioConfigBody.EvaluationPart? Evaluation,
    StudioConfigBody.TypedPart? Optimizer,
    StudioConfigBody.LimitsPart? Limits,
    string? ReasoningModel,
    string? DatasetVersion)
{
    /// <summary>The configuration of a text; 400 when it has another form.</summary>
    public static StudioConfigBody Read(JsonText json)
    {
        try
        {
            return JsonSerializer.Deserialize<StudioConfigBody>(json.Utf8.Span, WireJson.Options) ?? throw new JsonException("it is null");
        }
        catch (JsonException failure)
        {
            throw ApiException.BadJson($"The value of 'studio_config' has the wrong type or form at {failure.Path ?? "$"}.");
        }
    }

    /// <summary>Adds what breaks a rule.</summary>
    public void Check(Violations violations)
    {
        const string Path = "studioConfig.";
        violations.CheckNotBlank(Path, "datasetName", DatasetName);
        violations.CheckNotNull(Path, "prompt", Prompt);
        violations.CheckNotBlank(Path, "llmModel.model", LlmModel?.Model);
        violations.CheckNotBlank(Path, "optimizer.type", Optimizer?.Type);
        if (Prompt is not null)
            CheckList(violations, Path + "prompt.", "messages", Prompt.Messages, message => !string.IsNullOrWhiteSpace(message?.Role) && !string.IsNullOrWhiteSpace(message.Content));
        CheckList(violations, Path + "evaluation.", "metrics", Evaluation?.Metrics, metric => !string.IsNullOrWhiteSpace(metric?.Type));
    }

    private static void CheckList<T>(Violations violations, string path, string name, IReadOnlyList<T>? list, Func<T, bool> complete)
    {
        if (list is not { Count: > 0 })
            violations.Add(path, $"{name} must not be empty");
        else if (!list.All(complete))
            violations.Add(path, $"{name} must be complete");
    }

    /// <summary>The prompt to start from.</summary>
    [RequiredMembers(nameof(Messages))]
    internal sealed record PromptPart(IReadOnlyList<MessagePart?>? Messages);

    /// <summary>A message of the prompt.</summary>
    [RequiredMembers(nameof(Role), nameof(Content))]
    internal sealed record MessagePart(string? Role, string? Content);

    /// <summary>The model, and members of its requests.</summary>
    [RequiredMembers(nameof(Model))]
    internal sealed record ModelPart(string? Model, JsonText? Parameters);

    /// <summary>How candidates are judged.</summary>
    [RequiredMembers(nameof(Metrics))]
    internal sealed record EvaluationPart(IReadOnlyList<TypedPart?>? Metrics);

    /// <summary>A metric, or the algorithm.</summary>
    [RequiredMembers(nameof(Type))]
    internal sealed record TypedPart(string? Type, JsonText? Parameters);

    /// <summary>How far the run may go; an extension.</summary>
    /// <param name="Cost">USD at most; null: any.</param>
    /// <param name="Trials">Trials at most, 1 to 500; null: as the algorithm says.</param>
    /// <param name="Items">Rows, drawn by lot, 1 to 1,000; null: all.</param>
    internal sealed record LimitsPart(double? Cost, int? Trials, int? Items);
}
