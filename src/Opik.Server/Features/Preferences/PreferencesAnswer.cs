using Opik.Contracts;

namespace Opik.Server.Features.Preferences;

/// <summary>The preferences of the user who asks, by name.</summary>
internal sealed record PreferencesAnswer(IReadOnlyDictionary<string, JsonText> Values);
