namespace Opik.Storage;

/// <summary>Where an alert stands.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="FiringSince">Since when the oldest condition that holds does; null: none holds.</param>
/// <param name="Unacknowledged">Firings, ended or not, that somebody should look at and nobody has.</param>
/// <param name="Last">The latest firing; null: there was none.</param>
/// <param name="Mute">The mute that was set last and not taken back, perhaps over; null: none.</param>
public sealed record AlertStanding(Guid AlertId, DateTime? FiringSince, long Unacknowledged, AlertFiring? Last, AlertMute? Mute);
