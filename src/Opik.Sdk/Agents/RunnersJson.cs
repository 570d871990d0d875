using System.Text.Json;
using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.Agents;

/// <summary>Opens a pairing.</summary>
internal sealed record PairingBody(Guid ProjectId, string ActivationKey, string Type, int TtlSeconds);

/// <summary>A pairing that waits.</summary>
internal sealed record PairingSession(Guid SessionId, Guid RunnerId);

/// <summary>Proves the pairing.</summary>
internal sealed record ActivationBody(string RunnerName, string Hmac);

/// <summary>A runner as the server sees it.</summary>
internal sealed record RunnerRecord(Guid Id, string? Status);

/// <summary>A sign of life. Platform and latency are additions of this server; the original passes over them.</summary>
internal sealed record HeartbeatBody(IReadOnlyList<string> Capabilities, string Platform, double? LatencyMs);

/// <summary>Its answer.</summary>
internal sealed record HeartbeatAnswer(IReadOnlyList<Guid>? CancelledJobIds);

/// <summary>An agent as it is announced.</summary>
internal sealed record AnnouncedAgent(string Description, string Language, IReadOnlyList<AnnouncedParameter> Params, int Timeout);

/// <summary>One of its inputs.</summary>
internal sealed record AnnouncedParameter(string Name, string Type, string Presence);

/// <summary>A run that is asked for.</summary>
internal sealed record JobRecord(Guid Id, string AgentName, string? Status)
{
    public JsonElement? Inputs { get; init; }

    public Guid? MaskId { get; init; }

    public Dictionary<Guid, Guid>? PromptMasks { get; init; }

    public string? BlueprintName { get; init; }

    public int? Timeout { get; init; }
}

/// <summary>Something that a run has printed.</summary>
internal sealed record LogEntry(string Stream, string Text);

/// <summary>How a run stands.</summary>
internal sealed record ReportBody(string Status, JsonElement? Result, string? Error, Guid? TraceId);

/// <summary>A piece of the output.</summary>
internal sealed record OutputBody(Guid RunnerId, int Offset, string Text, int? Tokens);

/// <summary>How much of the output the server has.</summary>
internal sealed record OutputRecord(int Length);

/// <summary>Bodies of runners.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PairingBody))]
[JsonSerializable(typeof(PairingSession))]
[JsonSerializable(typeof(ActivationBody))]
[JsonSerializable(typeof(RunnerRecord))]
[JsonSerializable(typeof(HeartbeatBody))]
[JsonSerializable(typeof(HeartbeatAnswer))]
[JsonSerializable(typeof(Dictionary<string, AnnouncedAgent>))]
[JsonSerializable(typeof(JobRecord))]
[JsonSerializable(typeof(List<LogEntry>))]
[JsonSerializable(typeof(ReportBody))]
[JsonSerializable(typeof(OutputBody))]
[JsonSerializable(typeof(OutputRecord))]
internal sealed partial class RunnersJson : JsonSerializerContext;
