using Opik.Anonymizing;

namespace Opik;

/// <content>What must not leave the process.</content>
public sealed partial class OpikClient
{
    /// <summary>
    /// Applied to inputs, outputs and metadata of what this client traces, before they are sent. Something that waits already is
    /// still changed by one that is added now. Python: <c>opik.hooks.add_anonymizer</c>, <c>clear_anonymizers</c>.
    /// </summary>
    public AnonymizerList Anonymizers => Options.Anonymizers;
}
