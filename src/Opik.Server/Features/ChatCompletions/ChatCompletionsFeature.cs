using Opik.Server.Hosting;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>Chat completions, models and Ollama.</summary>
internal sealed class ChatCompletionsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
