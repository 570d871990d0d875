using System.Text.Json.Nodes;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols;

/// <summary>One operation of one kind of provider, as it looks on the wire. Knows nothing of tracing.</summary>
internal interface IProviderProtocol
{
    /// <summary>Whether a POST to this address may be such a call; asked before the body is looked at.</summary>
    bool Handles(ProviderAddress address);

    /// <summary>What the request says; takes members out of its body. Null: it is none after all.</summary>
    ModelCall? ReadRequest(ProviderRequest request);

    /// <summary>Adds what a whole answer says; takes members out of it.</summary>
    void ReadResponse(ModelCall call, JsonObject response);

    /// <summary>Makes the collector of a streamed answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="budget">Characters of generated text that may be kept.</param>
    StreamAggregate OpenStream(ModelCall call, long budget);
}
