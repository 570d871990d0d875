using Opik.Llm;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>A model, ready to be asked.</summary>
/// <param name="Endpoint">Where it is reached.</param>
/// <param name="Model">Its name there.</param>
internal sealed record ResolvedModel(ChatEndpoint Endpoint, string Model)
{
    /// <summary>The provider's name on the wire.</summary>
    public string Provider => Endpoint.Provider.Name();
}
