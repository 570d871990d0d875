namespace Opik.Server.Features.ProviderKeys;

/// <summary>Body of the trial of a recipe: a stored one, a sent one, or a sent one with secrets of a stored one.</summary>
internal sealed record AuthConfigTestBody(Guid? ProviderId, AuthConfigBody? AuthConfig);
