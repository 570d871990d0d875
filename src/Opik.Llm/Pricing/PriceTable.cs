using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Opik.Llm;

/// <summary>
/// Finds the price of a model. Names are tried as sent, behind a slash, with hyphens for dots, without a date and
/// without a <c>:0</c> revision (5-wire-contract §3 Cost).
/// </summary>
internal sealed partial class PriceTable
{
    private const int CacheLimit = 10_000;

    // Provider names of the Opik clients that the price data knows by another name.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["google_vertexai"] = "google",
        ["google_ai"] = "google",
        ["gemini"] = "google",
        ["vertex_ai"] = "google",
        ["anthropic_vertexai"] = "anthropic",
        ["bedrock"] = "aws",
        ["bedrock_converse"] = "aws",
        ["xai"] = "x-ai",
        ["together_ai"] = "together",
        ["mistralai"] = "mistral",
        ["azure_openai"] = "azure",
        ["cohere_chat"] = "cohere",
        ["fireworks_ai"] = "fireworks",
        ["moonshot"] = "moonshotai",
        // Values of gen_ai.provider.name in the OpenTelemetry conventions.
        ["gcp.gemini"] = "google",
        ["gcp.vertex_ai"] = "google",
        ["gcp.gen_ai"] = "google",
        ["gcp.vertex.agent"] = "google",
        ["aws.bedrock"] = "aws",
        ["azure.ai.openai"] = "azure",
        ["azure.ai.inference"] = "azure",
        ["x_ai"] = "x-ai",
        ["mistral_ai"] = "mistral",
    };

    private static readonly Lazy<PriceTable> Read = new(ReadEmbedded);
    private readonly IReadOnlyList<ProviderEntry> _providers;
    private readonly Dictionary<string, ProviderEntry> _byId;
    private readonly ConcurrentDictionary<(string Provider, string Model), ModelEntry?> _found = new();

    public PriceTable(IReadOnlyList<ProviderEntry> providers)
    {
        _providers = providers;
        _byId = providers.ToDictionary(provider => provider.Id, StringComparer.Ordinal);
    }

    /// <summary>All providers of the data.</summary>
    public IReadOnlyList<ProviderEntry> Providers => _providers;

    /// <summary>Number of models with a price.</summary>
    public int ModelCount => _providers.Sum(provider => provider.Models.Count);

    /// <summary>The prices in this assembly, read once; empty when the build had no npm.</summary>
    public static PriceTable Embedded() => Read.Value;

    private static PriceTable ReadEmbedded()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream("prices.json");
        return new PriceTable(stream is null ? [] : PriceTableReader.Read(stream));
    }

    /// <summary>The model's prices; null when the provider or the model is unknown.</summary>
    public ModelEntry? Find(string model, string? provider)
    {
        var key = (provider?.Trim().ToLowerInvariant() ?? string.Empty, model.Trim().ToLowerInvariant());
        if (_found.TryGetValue(key, out var entry))
            return entry;
        entry = Search(key.Item2, key.Item1);
        if (_found.Count < CacheLimit)
            _found.TryAdd(key, entry);
        return entry;
    }

    private ModelEntry? Search(string model, string providerName)
    {
        foreach (var name in Spellings(model))
        {
            if (Provider(providerName, name) is { } provider && InProvider(provider, name) is { } entry)
                return entry;
        }

        return null;
    }

    private ProviderEntry? Provider(string name, string model)
    {
        if (name.Length == 0)
            return _providers.FirstOrDefault(provider => provider.ModelMatch.Test(model));
        if (Aliases.TryGetValue(name, out var alias))
            name = alias;
        return _byId.GetValueOrDefault(name) ?? _providers.FirstOrDefault(provider => provider.Match.Test(name));
    }

    private ModelEntry? InProvider(ProviderEntry provider, string model)
    {
        var entry = provider.Models.FirstOrDefault(candidate => candidate.Match.Test(model));
        if (entry is not null)
            return entry;
        foreach (var id in provider.Fallback)
        {
            if (_byId.TryGetValue(id, out var fallback) && fallback.Models.FirstOrDefault(candidate => candidate.Match.Test(model)) is { } found)
                return found;
        }

        return null;
    }

    private static IEnumerable<string> Spellings(string model)
    {
        var bare = model[(model.LastIndexOf('/') + 1)..];
        var hyphens = bare.Replace('.', '-');
        string[] all = [model, bare, hyphens, Date().Replace(bare, string.Empty), Date().Replace(hyphens, string.Empty), Revision().Replace(bare, string.Empty)];
        return all.Distinct(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"[-@]\d{4}-?\d{2}-?\d{2}$", RegexOptions.None, 100)]
    private static partial Regex Date();

    [GeneratedRegex(@":\d+$", RegexOptions.None, 100)]
    private static partial Regex Revision();
}
