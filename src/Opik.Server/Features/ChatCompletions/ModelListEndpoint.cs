using System.Text.Json;
using Opik.Llm;
using Opik.Server.Features.ProviderKeys;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>Models by provider: those that the price data knows, and those that custom providers of the workspace list.</summary>
internal sealed class ModelListEndpoint(ModelList models, IProviderKeys keys)
{
    public async Task ListAsync(HttpContext http)
    {
        var stored = await keys.FindAsync(http.Scope(), http.RequestAborted);
        await http.WriteJsonAsync(200, (models, stored), static (writer, state) =>
        {
            foreach (var provider in ModelProviders.All)
                Write(writer, provider, [.. state.models.Of(provider), .. Configured(provider, state.stored)]);
        });
    }

    // A list holds bare names, or names that say the provider already: custom-llm/vllm/llama3.
    private static IEnumerable<ListedModel> Configured(ModelProvider provider, IReadOnlyList<ProviderKey> stored)
    {
        foreach (var key in stored.Where(key => key.Provider == provider.Name()))
        {
            var prefix = key.ProviderName is { } name ? $"{provider.Name()}/{name}/" : $"{provider.Name()}/";
            foreach (var model in ProviderEndpoints.ModelsOf(key))
            {
                var bare = model.StartsWith(prefix, StringComparison.Ordinal) ? model[prefix.Length..] : model;
                yield return new ListedModel(bare, provider.IsNamed() ? prefix + bare : null, false, false);
            }
        }
    }

    private static void Write(Utf8JsonWriter writer, ModelProvider provider, IReadOnlyList<ListedModel> list)
    {
        if (list.Count == 0)
            return;
        writer.WriteStartArray(provider.Name());
        foreach (var model in list)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, model.Id);
            writer.WriteTextIfAny("qualified_name"u8, model.QualifiedName);
            writer.WriteString("label"u8, model.Id);
            writer.WriteBoolean("structured_output"u8, model.IsStructured);
            writer.WriteBoolean("reasoning"u8, model.IsReasoning);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
