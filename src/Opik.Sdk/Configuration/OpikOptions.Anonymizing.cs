using Opik.Anonymizing;

namespace Opik;

/// <content>What must not leave the process.</content>
public sealed partial class OpikOptions
{
    /// <summary>
    /// Applied to inputs, outputs and metadata of traces and spans before they are sent, in their order. May be changed while
    /// the client runs. Python: <c>opik.hooks.add_anonymizer</c>.
    /// </summary>
    public AnonymizerList Anonymizers { get; } = [];
}
