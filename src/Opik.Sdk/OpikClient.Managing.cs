using Opik.AgentConfiguration;
using Opik.AnnotationQueues;
using Opik.Dashboards;
using Opik.Environments;
using Opik.FeedbackDefinitions;
using Opik.Guardrails;
using Opik.Optimizations;

namespace Opik;

/// <content>What can be managed beside traces, by area.</content>
public sealed partial class OpikClient
{
    /// <summary>Configurations of agents. Python: <c>get_or_create_config</c>, <c>create_config</c>, <c>set_config_env</c>.</summary>
    public AgentConfigsClient AgentConfigs => LazyInitializer.EnsureInitialized(ref field, () => new AgentConfigsClient(this));

    /// <summary>Queues of traces and threads that people judge. Python: <c>create_traces_annotation_queue</c>, <c>create_threads_annotation_queue</c>.</summary>
    public AnnotationQueuesClient AnnotationQueues => LazyInitializer.EnsureInitialized(ref field, () => new AnnotationQueuesClient(this));

    /// <summary>Registered environments. Python: <c>create_environment</c>, <c>get_environments</c>.</summary>
    public EnvironmentsClient Environments => LazyInitializer.EnsureInitialized(ref field, () => new EnvironmentsClient(this));

    /// <summary>What people are asked when they judge.</summary>
    public FeedbackDefinitionsClient FeedbackDefinitions => LazyInitializer.EnsureInitialized(ref field, () => new FeedbackDefinitionsClient(this));

    /// <summary>Runs of optimizers. Python: <c>create_optimization</c>, <c>get_optimization_by_id</c>.</summary>
    public OptimizationsClient Optimizations => LazyInitializer.EnsureInitialized(ref field, () => new OptimizationsClient(this));

    /// <summary>Dashboards of the web interface. Python: <c>create_dashboard</c>, <c>get_dashboards</c>.</summary>
    public DashboardsClient Dashboards => LazyInitializer.EnsureInitialized(ref field, () => new DashboardsClient(this));

    /// <summary>Checks of texts that block what does not pass. Python: <c>opik.guardrails</c>.</summary>
    public GuardrailsClient Guardrails => LazyInitializer.EnsureInitialized(ref field, () => new GuardrailsClient(this));
}
