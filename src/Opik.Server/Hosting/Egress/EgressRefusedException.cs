namespace Opik.Server.Hosting.Egress;

/// <summary>An outgoing call was not made, or its answer not read on, because of a rule; the message says which, for users.</summary>
internal sealed class EgressRefusedException(string message) : HttpRequestException(message);
