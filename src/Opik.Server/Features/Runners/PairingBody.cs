using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Runners;

/// <summary>Body of <c>POST /v1/private/pairing/sessions</c>.</summary>
internal sealed record PairingBody(Guid? ProjectId, string? ActivationKey, int? TtlSeconds, string? Type)
{
    /// <summary>Checks the members; returns the key.</summary>
    /// <exception cref="ApiException">400 or 422: a member is missing or not allowed.</exception>
    public byte[] Check()
    {
        var errors = new List<string>();
        if (ProjectId is null)
            errors.Add("projectId must not be null");
        if (Type is null)
            errors.Add("type must not be null");
        else if (Type is not ("connect" or "endpoint"))
            throw ApiException.BadRequest("type must be one of [connect, endpoint]");
        if (TtlSeconds is < 60 or > 600)
            errors.Add("ttlSeconds must be between 60 and 600");
        var key = PairingCode.Read(ActivationKey);
        if (ActivationKey is null)
            errors.Add("activationKey must not be null");
        else if (key is null)
            errors.Add("activationKey must be 32 bytes in base64");
        return errors.Count > 0 ? throw ApiException.Invalid(errors) : key!;
    }
}
