using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols.OpenAi.Images;

/// <summary>Generation and edits of images. Edits are sent as forms, whose content is not looked at.</summary>
/// <remarks>https://platform.openai.com/docs/api-reference/images</remarks>
internal sealed class OpenAiImages : IProviderProtocol
{
    public bool Handles(ProviderAddress address) =>
        address.EndsWith("/images/generations") || address.EndsWith("/images/edits") || address.EndsWith("/images/variations");

    public ModelCall? ReadRequest(ProviderRequest request)
    {
        var flavor = OpenAiFlavor.Of(request.Address);
        var call = new ModelCall
        {
            Name = request.Address.EndsWith("/generations") ? "images_generate" : request.Address.EndsWith("/edits") ? "images_edit" : "images_create_variation",
            Provider = flavor.Provider,
            IsStream = request.Body.Flag("stream"),
            Model = request.Body.Text("model"),
            Input = request.Body.TakeAll("prompt", "image", "mask"),
        };
        flavor.Describe(call, request, "images");
        return call;
    }

    public void ReadResponse(ModelCall call, JsonObject response) => CallDescription.ReadResponse(call, response, "data");

    public StreamAggregate OpenStream(ModelCall call, long budget) => new OpenAiImageStream { Budget = budget };
}
