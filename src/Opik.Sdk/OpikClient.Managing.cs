using Opik.AgentConfiguration;

namespace Opik;

/// <content>What can be managed beside traces, by area.</content>
public sealed partial class OpikClient
{
    /// <summary>Configurations of agents. Python: <c>get_or_create_config</c>, <c>create_config</c>, <c>set_config_env</c>.</summary>
    public AgentConfigsClient AgentConfigs => LazyInitializer.EnsureInitialized(ref field, () => new AgentConfigsClient(this));
}
