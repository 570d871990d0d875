using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.HostedOnly;

/// <summary>What is left out here, in one answer.</summary>
internal static class NotServed
{
    /// <summary>501 that says which feature is missing.</summary>
    public static ApiException Of(string feature) =>
        ApiException.WithErrors(StatusCodes.Status501NotImplemented, $"{feature} belong to the hosted product and are not served here");
}
