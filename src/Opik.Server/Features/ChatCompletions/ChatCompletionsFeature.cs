using System.Text.Json.Nodes;
using Opik.Llm;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Egress;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>Chat completions, models and Ollama.</summary>
internal sealed class ChatCompletionsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(static provider => new ChatClient(provider.GetRequiredService<EgressClients>().Providers, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ModelList>();
        services.AddSingleton<ModelResolver>();
        services.AddSingleton<ModelCalls>();
        services.AddSingleton<ChatCompletionEndpoint>();
        services.AddSingleton<ModelListEndpoint>();
        services.AddSingleton<OllamaEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<ChatCompletionEndpoint>("/v1/private/chat/completions", static (e, http) => e.CompleteAsync(http))
            .Says("A chat completion of a model of the workspace").Takes<ChatCompletionBody>().Gives<JsonObject>().GivesBytes("text/event-stream");
        api.Get<ModelListEndpoint>("/v1/private/llm/models", static (e, http) => e.ListAsync(http))
            .Says("Models that can be asked, by provider").Gives<Dictionary<string, IReadOnlyList<ModelShape>>>();
        api.Post<OllamaEndpoints>("/v1/private/ollama/models", static (e, http) => e.ListModelsAsync(http))
            .Says("Models of an Ollama server").Takes<OllamaBody>().Gives<IReadOnlyList<OllamaModelView>>();
        api.Post<OllamaEndpoints>("/v1/private/ollama/test-connection", static (e, http) => e.TestConnectionAsync(http))
            .Says("Whether an Ollama server answers").Takes<OllamaBody>().Gives<OllamaConnectionView>().Gives<OllamaConnectionView>(502);
    }
}
