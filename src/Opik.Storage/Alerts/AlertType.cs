namespace Opik.Storage;

/// <summary>Where an alert is sent, which decides the form of the message. The names are those of the wire.</summary>
public enum AlertType
{
    /// <summary>Any receiver of JSON.</summary>
    General,

    /// <summary>An incoming webhook of Slack.</summary>
    Slack,

    /// <summary>The Events API v2 of PagerDuty.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("pagerduty")]
    PagerDuty,
}
