using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Datasets;

namespace Opik.Evaluation.Resume;

/// <summary>
/// What an experiment remembers of its evaluation, so that it can be resumed: a text of JSON in its metadata, the same that the
/// Python client writes, so that either resumes what the other began.
/// </summary>
internal sealed record ResumeState
{
    /// <summary>Key of the metadata.</summary>
    public const string Key = "_opik_resume";

    private const string Unversioned =
        "the dataset had no version when the evaluation began, so the items that it saw cannot be read again";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, TypeInfoResolver = EvaluationJson.Default };

    /// <summary>Why it cannot be resumed; null: it can.</summary>
    public string? NotResumable { get; init; }

    /// <summary>Runs of each item.</summary>
    public int RunsPerItem { get; init; } = 1;

    /// <summary>Filter of the items.</summary>
    public string? DatasetFilter { get; init; }

    /// <summary>Version of the dataset: <c>v1</c>, ….</summary>
    public string? VersionName { get; init; }

    /// <summary>Most items.</summary>
    public int? Samples { get; init; }

    /// <summary>Whether the items were chosen in a way that only a file on the machine knows.</summary>
    public bool NeedsCheckpoint { get; init; }

    /// <summary>Which errors were survived, as a number; null: an older client did not say.</summary>
    public int? ErrorTolerance { get; init; }

    /// <summary>The state of an evaluation that begins.</summary>
    public static ResumeState Of(EvaluationOptions options, DatasetVersion? version) => version is null
        ? new ResumeState { NotResumable = Unversioned }
        : new ResumeState
        {
            RunsPerItem = options.TrialCount,
            DatasetFilter = options.DatasetFilter,
            VersionName = version.Info.VersionName,
            Samples = options.Samples,
            NeedsCheckpoint = options.Sampler is not null || options.DatasetItemIds is not null,
            ErrorTolerance = (int)options.ErrorTolerance,
        };

    /// <summary>The state in the metadata of an experiment; null: there is none that this version understands.</summary>
    public static ResumeState? Read(JsonElement? metadata)
    {
        if (metadata is not { ValueKind: JsonValueKind.Object } members || !members.TryGetProperty(Key, out var text) || text.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return JsonNode.Parse(text.GetString()!) is JsonObject state ? Read(state) : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary><c>{"schema_version": 1, "resumable": true, …}</c>, with the spaces that Python puts.</summary>
    public string ToText()
    {
        KeyValuePair<string, JsonNode?>[] members = NotResumable is { } reason
            ? [new("schema_version", 1), new("resumable", false), new("non_resumable_reason", reason)]
            :
            [
                new("schema_version", 1), new("resumable", true), new("default_runs_per_item", RunsPerItem), new("dataset_filter_string", DatasetFilter),
                new("dataset_version_name", VersionName), new("nb_samples", Samples), new("requires_local_checkpoint", NeedsCheckpoint), new("error_tolerance", ErrorTolerance),
            ];
        return $"{{{string.Join(", ", members.Select(member => $"\"{member.Key}\": {member.Value?.ToJsonString(Readable) ?? "null"}"))}}}";
    }

    private static ResumeState? Read(JsonObject state)
    {
        if ((int?)state["schema_version"] != 1)
            return null;
        if (state["resumable"]?.GetValue<bool>() != true)
            return new ResumeState { NotResumable = (string?)state["non_resumable_reason"] ?? "no reason was noted" };
        return new ResumeState
        {
            RunsPerItem = (int?)state["default_runs_per_item"] ?? 1,
            DatasetFilter = (string?)state["dataset_filter_string"],
            VersionName = (string?)state["dataset_version_name"],
            Samples = (int?)state["nb_samples"],
            NeedsCheckpoint = (bool?)state["requires_local_checkpoint"] ?? false,
            ErrorTolerance = (int?)state["error_tolerance"],
        };
    }
}
