using System.Text.Json.Nodes;

namespace Opik.Anonymizing;

/// <summary>
/// Removes what must not leave the process from inputs, outputs and metadata, before they are sent. What it returns is what is
/// logged; there is no way back. Python twin: <c>Anonymizer</c>.
/// </summary>
public interface IAnonymizer
{
    /// <summary>The payload without what must not leave; may change the node it is given. Called from several threads.</summary>
    /// <param name="data">The payload; null: JSON null.</param>
    /// <param name="context">Where it belongs.</param>
    JsonNode? Anonymize(JsonNode? data, AnonymizationContext context);
}
