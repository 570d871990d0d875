using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Opik.Configuration;

namespace Opik;

/// <summary>
/// Settings of the client: where the server is, how to sign in, and how work is delivered. What the code sets wins over the
/// bound configuration section <c>Opik</c>, that over environment variables (<c>OPIK_API_KEY</c>), those over the file
/// <c>~/.opik.config</c> (<c>api_key</c> under <c>[opik]</c>), and the defaults below come last. Python: <c>OpikConfig</c>.
/// </summary>
public sealed partial class OpikOptions
{
    /// <summary>Where a local server listens.</summary>
    internal static readonly Uri LocalUrl = new("http://localhost:5173/api/");

    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    /// <summary>
    /// Address of the server, with <c>/api</c> where it has one. Default: the base that <see cref="ApiKey"/> embeds, else
    /// <c>http://localhost:5173/api/</c>. Python: <c>url_override</c>.
    /// </summary>
    public Uri UrlOverride
    {
        get => field ?? EmbeddedBaseUrl.Of(ApiKey) ?? LocalUrl;
        set => field = Given(value);
    }

    /// <summary>API key, sent bare as <c>Authorization</c>. Null: a local server without authentication. Python: <c>api_key</c>.</summary>
    public string? ApiKey { get; set => field = Given(value); }

    /// <summary>Workspace. Default <c>default</c>. Python: <c>workspace</c>.</summary>
    public string Workspace { get; set => field = Given(value); } = "default";

    /// <summary>Project of everything that names none. Null: <c>Default Project</c>. Python: <c>project_name</c>.</summary>
    public string? ProjectName { get; set => field = Given(value); }

    /// <summary>Environment of traces that name none, at most 150 of <c>A-Za-z0-9_-</c>. Python: <c>environment</c>.</summary>
    public string? Environment { get; set => field = Given(value); }

    /// <summary>True switches tracing off. Default false. Python: <c>track_disable</c>.</summary>
    public bool TrackDisable { get; set => field = Given(value); }

    /// <summary>Model of judges that name none, as <c>provider/model</c>. Default <c>openai/gpt-5-nano</c>. Python: <c>OPIK_DEFAULT_LLM</c>.</summary>
    public string DefaultLlm { get; set => field = Given(value); } = "openai/gpt-5-nano";

    /// <summary>Whether calls of judges are logged as spans. Default true. Python: <c>enable_litellm_models_monitoring</c>.</summary>
    public bool EnableLitellmModelsMonitoring { get; set => field = Given(value); } = true;

    /// <summary>Whether the test framework plug-in records experiments. Default true. Python: <c>pytest_experiment_enabled</c>.</summary>
    public bool PytestExperimentEnabled { get; set => field = Given(value); } = true;

    /// <summary>How long a prompt is served from memory before it is looked up again, 1 s or more. Default 5 minutes. Python: <c>prompt_cache_ttl_seconds</c>.</summary>
    public TimeSpan PromptCacheTtl { get; set => field = Given(value); } = TimeSpan.FromMinutes(5);

    /// <summary>How long an agent configuration is served from memory. Default 5 minutes. Python: <c>OPIK_CONFIG_TTL_SECONDS</c> (environment only).</summary>
    public TimeSpan ConfigTtl { get; set => field = Given(value); } = TimeSpan.FromMinutes(5);

    /// <summary>Idle pause between polls of a runner. Default 0.5 s. Python: <c>runner_poll_interval</c>.</summary>
    public TimeSpan RunnerPollInterval { get; set => field = Given(value); } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest wait for the guardrails service. Default 30 s. Python: <c>guardrail_timeout</c>.</summary>
    public TimeSpan GuardrailTimeout { get; set => field = Given(value); } = TimeSpan.FromSeconds(30);

    /// <summary>Address of the guardrails service. Null: <c>guardrails/</c> at the origin of <see cref="UrlOverride"/>. Python: <c>guardrails_url_override</c>.</summary>
    public Uri? GuardrailsUrlOverride { get; set => field = Given(value); }

    /// <summary>
    /// Activity sources of other libraries whose activities become spans; <c>*</c> stands for any text. Default: those of
    /// Microsoft.Extensions.AI, Semantic Kernel, the Agent Framework, MCP, OpenAI and Azure AI. Add <c>System.Net.Http</c> or
    /// <c>Microsoft.AspNetCore</c> to see requests too; names from configuration come beside the default ones.
    /// </summary>
    public IList<string> ActivitySources { get; set; } = [.. Activities.DefaultActivitySources.Names];

    /// <summary>
    /// Whether <c>services.AddOpik()</c> lets traces go on across HttpClient and ASP.NET Core (<see cref="Distributed.OpikPropagator"/>).
    /// Default true. The ids of trace and span are then sent with every request made inside a span.
    /// </summary>
    public bool DistributedTracing { get; set; } = true;

    /// <summary>Knows the types of the values that are traced (a source-generated context); needed only in trimmed and AOT programs.</summary>
    public IJsonTypeInfoResolver? JsonTypeInfoResolver { get; set; }

    /// <summary>What could not be read from the environment or the file; validation reports it.</summary>
    internal List<string> SourceErrors { get; } = [];

    /// <summary>
    /// Settings from the environment and the file, for use without dependency injection.
    /// </summary>
    /// <param name="configure">Sets what the code decides; it wins over the environment and the file.</param>
    /// <exception cref="OpikConfigurationException">A setting is malformed; the message says which and what to do.</exception>
    public static OpikOptions Load(Action<OpikOptions>? configure = null)
    {
        var options = new OpikOptions();
        configure?.Invoke(options);
        options.FillFromSurroundings();
        options.Validate();
        return options;
    }

    /// <summary>Takes what is not set yet from the environment, then from the file. Twice does no more than once.</summary>
    internal void FillFromSurroundings()
    {
        SettingSources.Fill(this, EnvironmentSource.Read(), "environment variable");
        SettingSources.Fill(this, ConfigFile.Read(), "setting in " + ConfigFile.Path);
    }

    /// <exception cref="OpikConfigurationException">A setting is malformed.</exception>
    internal void Validate()
    {
        if (OpikOptionsValidation.Problems(this) is { Count: > 0 } problems)
            throw new OpikConfigurationException(string.Join(' ', problems));
    }

    /// <summary>True when the code or a source of higher rank has set the property of that name.</summary>
    internal bool IsGiven(string property) => given.Contains(property);

    private T Given<T>(T value, [CallerMemberName] string property = "")
    {
        given.Add(property);
        return value;
    }
}
