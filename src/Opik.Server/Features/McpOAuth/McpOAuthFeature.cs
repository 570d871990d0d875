using Opik.Server.Hosting;

namespace Opik.Server.Features.McpOAuth;

/// <summary>OAuth for MCP clients.</summary>
internal sealed class McpOAuthFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
