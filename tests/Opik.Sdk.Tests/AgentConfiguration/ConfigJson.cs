using System.Text.Json.Serialization;

namespace Opik.Sdk.Tests.AgentConfiguration;

/// <summary>The context that a trimmed or AOT program has.</summary>
[JsonSerializable(typeof(SupportConfig))]
[JsonSerializable(typeof(StrictConfig))]
[JsonSerializable(typeof(PromptedConfig))]
internal sealed partial class ConfigJson : JsonSerializerContext;
