using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Opik.Cli.Commands.Transfer;

/// <summary>Entities as the server writes them: what this tool does not know must get through all the same.</summary>
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonArray))]
internal sealed partial class TransferJson : JsonSerializerContext;
