using System.Text.RegularExpressions;

namespace Opik.Llm;

/// <summary>
/// The models that the price data knows of a provider, chat models only, and which provider a bare model name is of. The
/// data is as new as the build; a model that it does not know yet is found by the beginning of its name.
/// </summary>
public sealed partial class ModelList
{
    private readonly Dictionary<ModelProvider, IReadOnlyList<ListedModel>> _models;
    private readonly HashSet<string> _openRouter;

    /// <summary>The list in this assembly; empty when the build could not fetch the prices.</summary>
    public ModelList() : this(PriceTable.Embedded().Providers)
    {
    }

    internal ModelList(IReadOnlyList<ProviderEntry> providers)
    {
        _models = new()
        {
            [ModelProvider.OpenAi] = [.. Chat(providers, "openai").Where(id => OpenAiName().IsMatch(id)).Select(id => new ListedModel(id, null, !OldOpenAiName().IsMatch(id), ReasoningName().IsMatch(id)))],
            [ModelProvider.Anthropic] = [.. Chat(providers, "anthropic").Where(id => id is not ("claude-2" or "claude-v1")).Select(id => new ListedModel(id, null, true, false))],
            [ModelProvider.Gemini] = [.. Chat(providers, "google").Where(id => GoogleName().IsMatch(id)).Select(id => new ListedModel(id, null, true, false))],
            [ModelProvider.VertexAi] = [.. Chat(providers, "google").Where(id => id.StartsWith("gemini-", StringComparison.Ordinal) && GoogleName().IsMatch(id)).Select(id => new ListedModel(id, "vertex_ai/" + id, true, false))],
            [ModelProvider.OpenRouter] = [.. Chat(providers, "openrouter").Where(id => id.Contains('/', StringComparison.Ordinal)).Select(id => new ListedModel(id, null, false, id.EndsWith(":thinking", StringComparison.Ordinal)))],
        };
        _openRouter = [.. _models[ModelProvider.OpenRouter].Select(model => model.Id)];
    }

    /// <summary>Models of a provider, by name; empty where the user says which there are.</summary>
    public IReadOnlyList<ListedModel> Of(ModelProvider provider) => _models.GetValueOrDefault(provider) ?? [];

    /// <summary>Whether OpenRouter is known to have the model.</summary>
    public bool IsOnOpenRouter(string model) => _openRouter.Contains(model);

    /// <summary>The provider that has made the model, by its bare name; null: none that is known here.</summary>
    public static ModelProvider? MakerOf(string model) =>
        OpenAiName().IsMatch(model) || model.StartsWith("ft:", StringComparison.Ordinal) ? ModelProvider.OpenAi
        : model.StartsWith("claude", StringComparison.Ordinal) ? ModelProvider.Anthropic
        : model.StartsWith("gemini-", StringComparison.Ordinal) || model.StartsWith("gemma-", StringComparison.Ordinal) ? ModelProvider.Gemini
        : null;

    private static IEnumerable<string> Chat(IReadOnlyList<ProviderEntry> providers, string id) =>
        providers.Where(provider => provider.Id == id).SelectMany(provider => provider.Models).Select(model => model.Id).Where(model => !OtherKind().IsMatch(model)).Order(StringComparer.Ordinal);

    [GeneratedRegex("^(gpt-|chatgpt-|o[1-9]|codex)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OpenAiName();

    [GeneratedRegex("^(gpt-3|gpt-4$|gpt-4-|o1-mini|o1-preview)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OldOpenAiName();

    [GeneratedRegex("^(o[1-9]|gpt-[5-9])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ReasoningName();

    [GeneratedRegex(@"^(gemini-\d|gemma-\d)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex GoogleName();

    // Pictures, sound, vectors and live talk have interfaces of their own.
    [GeneratedRegex("embed|image|audio|tts|transcribe|realtime|whisper|moderation|-live|computer-use|instruct$|^ft:|:extended|ft-$|-oss-|vision", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OtherKind();
}
