using Opik.AgentConfiguration;

namespace Opik.Sdk.Tests.AgentConfiguration;

/// <summary>A configuration by constructor, with a field that others do not have.</summary>
public sealed record StrictConfig(string Model, string Region, int Retries = 2) : OpikConfig;
