namespace Opik.AgentConfiguration;

/// <summary>Another name of <see cref="OpikConfig"/>. Python: <c>opik.AgentConfig</c>.</summary>
public abstract record AgentConfig : OpikConfig;
